-- Cases are also counted by day and by tiles of the map, in the table of the other figures. Everything is read again:
-- the ledger has it.
delete from cases;
delete from case_parties;
delete from case_figures;
delete from party_cells;
delete from obligations;
delete from notices;
delete from party_figures;
delete from registers;
delete from register_names;
delete from recurrences;
delete from unclear;
delete from marks;
delete from lifted;
delete from disputes;
delete from letters;
delete from set_aside;
delete from read_to;
delete from case_words;
