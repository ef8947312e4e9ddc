"""The command line: one module per group of subcommands over `app`. No display is needed for any of them."""
