-- expect: nothing
alter type address drop attribute street;
