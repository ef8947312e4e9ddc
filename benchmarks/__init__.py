"""What the product promises in milliseconds and mebibytes, measured on the machine at hand.

Run `python -m benchmarks NAME [--json]`; nothing here is asserted by a test.
"""
