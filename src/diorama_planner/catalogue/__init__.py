"""What can be placed and what can be bought: shipped rows, the user's own, and what a project carries.

Start at `catalogue.catalogue.load_catalogue`. Here are facts and look-ups; how a thing is drawn is in
`symbols`, how a bill is summed in `takeoff`.
"""
