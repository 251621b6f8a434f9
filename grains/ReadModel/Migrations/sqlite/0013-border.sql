-- Another county on whose border a case lies; null on most.
alter table unclear add column also_near text;
create index unclear_near on unclear (also_near) where also_near is not null;
