"""The device's end of delivery.

For screens, all on the NETWORK lane (each opens short transactions of its own, never one over the network):
    transport = http.transport_of(vault)                      # from the organisation package; NotReadyToDeliver
    delivery.deliver_waiting(vault, transport, clock, progress=..., cancelled=...) -> DeliveryReport
    coordinator.fetch_delivered(vault, transport, clock, progress=..., cancelled=...) -> FetchReport
    coordinator.send_review(vault, transport, clock, interview_id, text) -> None
Failures: ServerUnreachable, DeliveryRefused, ServerNotTrusted, NotReadyToDeliver (sync.protocol.errors).
"""
