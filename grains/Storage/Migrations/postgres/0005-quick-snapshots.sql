-- A snapshot is compressed anew each time it is written: the quicker way, where the server was built with it.
do $$
begin
    alter table OrleansStorage alter column PayloadBinary set compression lz4;
exception when feature_not_supported then
    null;
end $$;
