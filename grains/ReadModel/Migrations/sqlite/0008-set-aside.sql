-- Records that could not be taken, and those of the same source that wait behind them.
create table set_aside (
    partition integer not null,
    position integer not null,
    source text not null,
    happened integer not null,
    reason text not null,
    primary key (partition, position)
) strict;
