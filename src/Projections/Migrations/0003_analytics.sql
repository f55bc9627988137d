-- Stable names for analysts: the rows of whichever version serves their tenants. Columns are only ever appended.
create schema analytics;
grant usage on schema analytics to msp_api, msp_analyst;

-- What a clock's row says at an instant; the same as the domain's judgement.
create function analytics.sla_verdict(
    judged_at timestamptz, due_at timestamptz, due_once_resumed timestamptz, stopped_at timestamptz, cancelled_at timestamptz,
    is_paused boolean, paused_until timestamptz)
returns text language sql immutable parallel safe as $$
    select case
        when cancelled_at is not null then case when due_at <= cancelled_at then 'missed' else 'cancelled' end
        when stopped_at is not null then case when due_at < stopped_at then 'missed' else 'met' end
        when due_at < judged_at then 'overdue'
        when not is_paused then 'running'
        when paused_until is null or judged_at < paused_until then 'paused'
        when due_at is null and due_once_resumed < judged_at then 'overdue'
        else 'running'
    end
$$;
grant execute on function analytics.sla_verdict to msp_api, msp_projector, msp_analyst;

do $$
declare
    each record;
begin
    for each in
        select * from (values
            ('tickets', 'tickets', 'views_tickets', '', ''),
            ('clients', 'clients', 'views_clients', '', ''),
            ('contracts', 'contracts', 'views_contracts', '', ''),
            ('sla_clocks', 'sla', 'views_sla_clocks',
             ', analytics.sla_verdict(now(), r.due_at, r.due_once_resumed, r.stopped_at, r.cancelled_at, r.is_paused, r.paused_until) as verdict',
             ' where (r.valid_from is null or r.valid_from <= now()) and (r.valid_until is null or now() < r.valid_until)'),
            ('sla_reports', 'sla', 'views_sla_reports', '', '')) as v (name, projection, source, extra, condition)
    loop
        execute format(
            'create view analytics.%1$I with (security_invoker = true) as
             select r.*%4$s from views.%3$I r join events.active_versions a
               on a.tenant_id = r.tenant_id and a.projection = %2$L and a.version = 1%6$s
             union all
             select r.*%4$s from views.%5$I r join events.active_versions a
               on a.tenant_id = r.tenant_id and a.projection = %2$L and a.version = 2%6$s',
            each.name, each.projection, each.source || '_v1', each.extra, each.source || '_v2', each.condition);
        execute format('grant select on analytics.%I to msp_api, msp_analyst', each.name);
    end loop;
end
$$;

create view analytics.sla_compliance with (security_invoker = true) as
select tenant_id, contract_id, client_id, counts_in as month, metric, priority,
       count(*) filter (where verdict = 'met' and not excluded) as met,
       count(*) filter (where verdict <> 'met' and not excluded) as missed,
       count(*) filter (where verdict = 'overdue' and not excluded) as overdue,
       count(*) filter (where excluded) as excluded,
       round(100.0 * count(*) filter (where verdict = 'met' and not excluded) / nullif(count(*) filter (where not excluded), 0), 4) as compliance_percent
from analytics.sla_clocks
where verdict in ('met', 'missed', 'overdue')
group by tenant_id, contract_id, client_id, counts_in, metric, priority;
grant select on analytics.sla_compliance to msp_api, msp_analyst;
