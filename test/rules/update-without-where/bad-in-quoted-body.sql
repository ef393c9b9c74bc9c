-- expect: update-without-where@3
do '
begin update private.a set kind = ''x''; end';
