"""The ground floor: units, scale, money, errors, issues, resources. Standard library only."""
