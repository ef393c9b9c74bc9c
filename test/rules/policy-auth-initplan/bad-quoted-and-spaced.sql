-- expect: policy-auth-initplan@2
create policy "é 😀" on contacts using ("auth" . uid ( ) = user_id);
