import ipaddress

from storage.platform.addresses import local_addresses


def test_addresses_lead_to_local_networks_and_not_back_to_this_computer() -> None:
    found = [ipaddress.IPv4Address(text) for text in local_addresses()]
    assert len(set(found)) == len(found)
    for address in found:
        assert address.is_private
        assert not address.is_loopback
