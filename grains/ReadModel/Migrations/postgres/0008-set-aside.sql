-- Records that could not be taken, and those of the same source that wait behind them.
create table set_aside (
    partition integer not null,
    position bigint not null,
    source text collate "C" not null,
    happened timestamptz not null,
    reason text not null,
    primary key (partition, position)
);
