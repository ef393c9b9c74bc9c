-- expect: policy-auth-initplan@2
create policy p on storage.objects for insert to authenticated with check (bucket_id = 'a' and (storage.foldername(name))[1] = auth.uid()::text);
