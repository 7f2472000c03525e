"""Values into charts and maps: what each says, its table, its picture."""
