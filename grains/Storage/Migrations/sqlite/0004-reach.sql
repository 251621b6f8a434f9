-- How far any snapshot has seen each partition of the ledger: a start that finds the ledger shorter does not go on.
create table snapshot_reach (
    partition integer primary key,
    position integer not null
) strict;
