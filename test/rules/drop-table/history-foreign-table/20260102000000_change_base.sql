-- expect: nothing
drop foreign table private.f;
