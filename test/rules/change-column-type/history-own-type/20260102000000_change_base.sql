-- expect: change-column-type@2:info
alter table private.t alter a type private.mood using a::private.mood;
