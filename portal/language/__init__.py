"""What the site says: interface words, texts of records, numbers and dates, in one language each."""
