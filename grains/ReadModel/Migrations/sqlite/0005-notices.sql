-- Everything anybody was told because time passed or by command. Everything is read again: the ledger has it.
create table notices (
    party text not null,
    at integer not null,
    partition integer not null,
    position integer not null,
    holder text,
    notice text not null,
    primary key (party, at, partition, position)
) strict, without rowid;

create index notices_holder on notices (holder, at, partition, position) where holder is not null;

delete from cases;
delete from obligations;
delete from strangers;
delete from party_figures;
delete from registers;
delete from register_names;
delete from read_to;
