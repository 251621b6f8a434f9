-- What parties that answer for very many cases (departments) count, one row for each partition their cases are in, so that
-- no partition waits for another. Everything read so far is read again, for the counts: the ledger has it.
create table party_figures (
    party text not null,
    partition integer not null,
    raised integer not null,
    open integer not null,
    discharged integer not null,
    discharged_late integer not null,
    lapsed integer not null,
    reworked integer not null,
    returned integer not null,
    primary key (party, partition)
) without rowid;

delete from cases;
delete from obligations;
delete from registers;
delete from register_names;
delete from read_to;
