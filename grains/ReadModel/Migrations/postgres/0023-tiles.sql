-- Cases are also counted by day and by tiles of the map, in the table of the other figures. Everything is read again:
-- the ledger has it.
truncate cases, case_parties, case_words, case_figures, party_cells, obligations, notices, party_figures, registers,
    register_names, recurrences, unclear, marks, lifted, disputes, letters, set_aside, read_to;
