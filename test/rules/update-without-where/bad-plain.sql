-- expect: update-without-where@2:warning
update contacts set status = 'a', name = default;
