-- As in 0010, but 市 also ends the name of a city before 民政, 民族, 政府, 政务 and the like: X市民政局 says its city as
-- X市司法局 does. 市场 and 市容 remain words, and so do 市民 and 市政 where they are people (市民中心) or works of a town
-- (市政管理局). 城市 behind 和 is no name (住房和城市建设局).
create or replace function issuer_identity(name text, division_code text, path text) returns text
language sql immutable parallel safe as $$
  select case
    when issuer_key(name) ~ (
           '^.{2,}(?:[省县旗盟州]'
           || '|(?<![和与及]城)市(?!场|容|民(?!政|族|宗|防|营|间|兵|航|用航|委|办(?!事)|生(?!活))'
           ||                    '|政(?!府|务|协|法|策|企|研室|数局))'
           || '|(?<!社|园|景)区(?!域))')
    then issuer_key(name)
    else issuer_key(name) || '@' || coalesce(division_code, source_place(path))
  end
$$;

-- Findings across reports are told by whom they are about: those that are known stay the same, with what people said of
-- them. Their fingerprint is that of src/rules/fingerprint.ts.
do $$
declare
  f record;
begin
  for f in
    select known.fingerprint, known.identity,
           encode(sha256(convert_to(concat('[', to_json(known.rule), ',', to_json(known.identity), ',', known.report_year, ',',
                                           to_json(known.subject), ']'), 'UTF8')), 'hex') as renamed
      from (select y.fingerprint, y.rule, y.report_year, y.subject, y.identity as former,
                   case when r.id is null then issuer_identity(y.issuer, substring(y.identity from '@(.+)$'), '')
                        else issuer_identity(r.issuer, r.division_code, s.path) end as identity
              from run_finding y
              left join report r on r.id = y.report_id
              left join source s on s.id = r.source_id
             where y.identity is not null and y.issuer is not null and y.report_year is not null) known
     where known.identity <> known.former
  loop
    continue when exists (select 1 from run_finding where fingerprint = f.renamed)
               or exists (select 1 from finding where fingerprint = f.renamed);
    update run_finding set fingerprint = f.renamed, identity = f.identity where fingerprint = f.fingerprint;
    update finding set fingerprint = f.renamed where fingerprint = f.fingerprint;
  end loop;
end
$$;
