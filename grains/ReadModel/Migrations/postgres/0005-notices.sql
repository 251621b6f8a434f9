-- Everything anybody was told because time passed or by command. Everything is read again: the ledger has it.
create table notices (
    party text collate "C" not null,
    at timestamptz not null,
    partition integer not null,
    position bigint not null,
    holder text collate "C",
    notice text not null,
    primary key (party, at, partition, position)
);

create index notices_holder on notices (holder, at, partition, position) where holder is not null;

truncate cases, obligations, strangers, party_figures, registers, register_names, read_to;
