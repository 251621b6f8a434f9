-- The record of the city. How its hash is computed stands in LedgerChain and in docs/decisions/0003-ledger.md.
create table ledger (
    partition integer not null,
    position bigint not null,
    source text collate "C" not null,
    version integer not null,
    type text not null,
    at timestamptz not null,
    by text not null,
    parties text[] not null,
    payload text not null,
    hash bytea not null,
    constraint ledger_position primary key (partition, position),
    constraint ledger_source_version unique (source, version)
);

-- Who owns the end of a partition, and where it is. A small table, updated by every commit: room for heap-only updates.
create table ledger_head (
    partition integer primary key,
    epoch bigint not null,
    position bigint not null,
    hash bytea not null
) with (fillfactor = 20);

create table ledger_cursor (
    follower text not null,
    partition integer not null,
    position bigint not null,
    primary key (follower, partition)
) with (fillfactor = 20);

create table dead_letter (
    party text not null,
    partition integer not null,
    position bigint not null,
    reason text not null,
    at timestamptz not null,
    primary key (party, partition, position)
);

-- How many partitions the ledger was cut into at its first start: one row, for good.
create table ledger_shape (
    partitions integer not null
);
create unique index ledger_shape_once on ledger_shape ((true));
