-- For the console, whose pages have to be quick with hundreds of thousands of findings.

-- Of each report whether it has findings that count, and how many by severity.
create index finding_report_counting on finding (report_id, severity) where status in ('open', 'confirmed');
-- Its list goes through one severity after the other, the latest first.
create index finding_severity on finding (severity, id);
create index finding_changed on finding (severity, id) where changed_since;
-- Counts by any of the filters, and the names of issuers, come from here without touching the findings themselves.
create index finding_counting on finding (status, severity, rule, report_year, issuer, changed_since);
