from tests.sync.world import World


def test_a_sealed_interview_is_delivered_with_its_files(world: World) -> None:
    laptop = world.laptop("laptop")
    interview = world.seal(laptop, photo=300_000, audio=80_000)
    assert world.state(laptop, interview) == "waiting"
    report = world.deliver(laptop)
    assert report.delivered == (interview,)
    assert report.parked == () and report.waiting == () and report.alarms == ()
    assert world.state(laptop, interview) == "delivered"
