-- What parties that answer for very many cases (departments) count, one row for each partition their cases are in, so that
-- no partition waits for another. Everything read so far is read again, for the counts: the ledger has it.
create table party_figures (
    party text collate "C" not null,
    partition integer not null,
    raised bigint not null,
    open bigint not null,
    discharged bigint not null,
    discharged_late bigint not null,
    lapsed bigint not null,
    reworked bigint not null,
    returned bigint not null,
    primary key (party, partition)
) with (fillfactor = 20);

truncate cases, obligations, registers, register_names, read_to;
