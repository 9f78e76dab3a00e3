"""Evidence for a court or another recipient: chosen interviews as a package that can be checked without this program.

A BagIt bag (RFC 8493) in a tar archive, encrypted as `openssl enc` reads it: what was signed byte for byte, the parts
and files that the person agreed to, proofs, a list of what stays back and why, and a checker that needs only Python.
"""
