-- Feedback: the list, and what was asked to be better.
create table views.views_feedback_v1 (
    tenant_id varchar not null,
    id uuid not null,
    version bigint not null,
    client_id uuid not null,
    contract_id uuid null,
    direction text not null,
    kind text not null,
    status text not null,
    kei_key text null,
    score numeric null,
    -- The score as 0-100, 100 being the best.
    normalised_score numeric null,
    comment text null,
    excelling text[] not null,
    improve text[] not null,
    suggestion text null,
    channel text not null,
    about_kind text null,
    about_id uuid null,
    respondent_name text null,
    respondent_role text null,
    external_system text null,
    external_id text null,
    external_url text null,
    received_at timestamptz not null,
    acknowledged_at timestamptz null,
    closed_at timestamptz null,
    told_client boolean null,
    retracted_at timestamptz null,
    last_position bigint not null,
    primary key (tenant_id, id)
);
create index on views.views_feedback_v1 (tenant_id, received_at, id);
create index on views.views_feedback_v1 (tenant_id, client_id, received_at, id);
create index on views.views_feedback_v1 (tenant_id, external_id, external_system) where external_id is not null;

create table views.views_feedback_words_v1 (
    tenant_id varchar not null,
    word text collate "C" not null,
    feedback_id uuid not null,
    primary key (tenant_id, word, feedback_id)
);
create index on views.views_feedback_words_v1 (tenant_id, feedback_id);

-- One row an item; none of feedback that was taken back.
create table views.views_improvements_v1 (
    tenant_id varchar not null,
    feedback_id uuid not null,
    -- Its place among the feedback's items, from 1: what should go better in the order it was said, then the suggestion.
    item integer not null,
    kind text not null,
    text text not null,
    client_id uuid not null,
    contract_id uuid null,
    direction text not null,
    channel text not null,
    status text not null,
    received_at timestamptz not null,
    acknowledged_at timestamptz null,
    action text null,
    owner text null,
    due_on date null,
    story_id uuid null,
    change_request_id uuid null,
    initiative_id uuid null,
    closed_at timestamptz null,
    outcome text null,
    told_client boolean null,
    primary key (tenant_id, feedback_id, item)
);
create index on views.views_improvements_v1 (tenant_id, received_at, feedback_id, item);
create index on views.views_improvements_v1 (tenant_id, client_id, received_at, feedback_id, item);

create table views.views_initiatives_v1 (
    tenant_id varchar not null,
    id uuid not null,
    version bigint not null,
    client_id uuid not null,
    title text not null,
    kind text not null,
    status text not null,
    expected_value text not null,
    validity text not null,
    investment bigint null,
    investment_currency text null,
    pain_point_id uuid null,
    planned_at timestamptz not null,
    started_at timestamptz null,
    finished_at timestamptz null,
    abandoned_at timestamptz null,
    benefit_confirmed_at timestamptz null,
    work_minutes bigint not null,
    last_position bigint not null,
    primary key (tenant_id, id)
);
create index on views.views_initiatives_v1 (tenant_id, planned_at, id);
create index on views.views_initiatives_v1 (tenant_id, client_id, planned_at, id);

create table views.views_initiative_words_v1 (
    tenant_id varchar not null,
    word text collate "C" not null,
    initiative_id uuid not null,
    primary key (tenant_id, word, initiative_id)
);
create index on views.views_initiative_words_v1 (tenant_id, initiative_id);

create table views.views_reviews_v1 (
    tenant_id varchar not null,
    id uuid not null,
    version bigint not null,
    contract_id uuid not null,
    client_id uuid not null,
    kind text not null,
    status text not null,
    scheduled_for timestamptz not null,
    scheduled_at timestamptz not null,
    held_at timestamptz null,
    cancelled_at timestamptz null,
    agenda text[] not null,
    actions integer not null,
    open_actions integer not null,
    -- The earliest day an open action is due.
    next_action_due_on date null,
    last_position bigint not null,
    primary key (tenant_id, id)
);
create index on views.views_reviews_v1 (tenant_id, scheduled_at, id);
create index on views.views_reviews_v1 (tenant_id, contract_id, scheduled_at, id);
create index on views.views_reviews_v1 (tenant_id, client_id, scheduled_at, id);

create table views.views_review_words_v1 (
    tenant_id varchar not null,
    word text collate "C" not null,
    review_id uuid not null,
    primary key (tenant_id, word, review_id)
);
create index on views.views_review_words_v1 (tenant_id, review_id);

-- One row each time client and provider met: on a ticket, by a message, in a review, with feedback.
create table views.views_interactions_v1 (
    tenant_id varchar not null,
    stream_id uuid not null,
    -- The version of the event it was.
    version bigint not null,
    kind text not null,
    client_id uuid not null,
    contract_id uuid null,
    channel text not null,
    occurred_at timestamptz not null,
    -- From the client's feedback to the word that it was heard.
    acknowledged_after_seconds numeric null,
    primary key (tenant_id, stream_id, version)
);
create index on views.views_interactions_v1 (tenant_id, client_id, occurred_at);

-- The zone that a client's months are counted in.
create table views.views_interaction_zones_v1 (
    tenant_id varchar not null,
    client_id uuid not null,
    time_zone text not null,
    primary key (tenant_id, client_id)
);

do $$
declare
    v1 text;
    v2 text;
    each record;
begin
    foreach v1 in array array[
        'views_feedback_v1', 'views_feedback_words_v1', 'views_improvements_v1', 'views_initiatives_v1', 'views_initiative_words_v1',
        'views_reviews_v1', 'views_review_words_v1', 'views_interactions_v1', 'views_interaction_zones_v1']
    loop
        v2 := replace(v1, '_v1', '_v2');
        execute format('create table views.%I (like views.%I including all)', v2, v1);
        perform events.protect(format('views.%I', v1)::regclass), events.let_analysts_read(format('views.%I', v1)::regclass);
        perform events.protect(format('views.%I', v2)::regclass), events.let_analysts_read(format('views.%I', v2)::regclass);
        execute format('grant select on views.%I, views.%I to msp_api', v1, v2);
        execute format('grant select, insert, update, delete on views.%I, views.%I to msp_projector', v1, v2);
    end loop;
    for each in
        select * from (values
            ('feedback', 'feedback', 'views_feedback'),
            ('improvements', 'feedback', 'views_improvements'),
            ('initiatives', 'initiatives', 'views_initiatives'),
            ('reviews', 'reviews', 'views_reviews'),
            ('interactions', 'interactions', 'views_interactions')) as v (name, projection, source)
    loop
        execute format(
            'create view analytics.%1$I with (security_invoker = true) as
             select r.* from views.%3$I r join events.active_versions a on a.tenant_id = r.tenant_id and a.projection = %2$L and a.version = 1
             union all
             select r.* from views.%4$I r join events.active_versions a on a.tenant_id = r.tenant_id and a.projection = %2$L and a.version = 2',
            each.name, each.projection, each.source || '_v1', each.source || '_v2');
        execute format('grant select on analytics.%I to msp_api, msp_analyst', each.name);
    end loop;
end
$$;
