"""What is done to the items of a plan beside the basic verbs: arranging, reshaping, scattering, walls, faces."""
