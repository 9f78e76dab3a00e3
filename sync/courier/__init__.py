"""The same objects on a USB stick.

pack.write_pack(vault, directory, clock, progress=..., cancelled=...) -> WrittenPack   # what is waiting, into a file with a random name
answer.import_receipts(vault, path, clock) -> DeliveryReport-like CourierReport   # what central gave back
"""
