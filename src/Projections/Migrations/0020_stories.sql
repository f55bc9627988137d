create table views.views_stories_v1 (
    tenant_id varchar not null,
    id uuid not null,
    version bigint not null,
    client_id uuid not null,
    contract_id uuid null,
    text text not null,
    role text null,
    want text null,
    benefit text null,
    status text not null,
    open_questions integer not null,
    source text not null,
    source_ref text null,
    category text null,
    complexity integer null,
    impact integer null,
    -- As the analysis stated them; those worked out from the words are in views_story_themes.
    themes text[] not null,
    value integer null,
    urgency integer null,
    feasibility numeric null,
    score numeric null,
    moscow text null,
    confirmed boolean null,
    use_case_id uuid null,
    team text null,
    alignment integer null,
    merged_into uuid null,
    -- How many findings there are on the wording.
    findings integer not null,
    captured_at timestamptz not null,
    started_at timestamptz null,
    delivered_at timestamptz null,
    accepted_at timestamptz null,
    work_minutes bigint not null,
    last_position bigint not null,
    primary key (tenant_id, id)
);
create index on views.views_stories_v1 (tenant_id, captured_at, id);
create index on views.views_stories_v1 (tenant_id, client_id, captured_at, id);
create index on views.views_stories_v1 (tenant_id, contract_id, captured_at, id);

create table views.views_story_words_v1 (
    tenant_id varchar not null,
    word text collate "C" not null,
    story_id uuid not null,
    primary key (tenant_id, word, story_id)
);
create index on views.views_story_words_v1 (tenant_id, story_id);

-- What a client's backlog is worked out from, a row a story.
create table views.views_story_backlog_v1 (
    tenant_id varchar not null,
    story_id uuid not null,
    client_id uuid not null,
    contract_id uuid null,
    text text not null,
    status text not null,
    value integer null,
    urgency integer null,
    feasibility numeric null,
    value_weight numeric null,
    urgency_weight numeric null,
    feasibility_weight numeric null,
    moscow text null,
    rationale text null,
    captured_at timestamptz not null,
    primary key (tenant_id, story_id)
);
create index on views.views_story_backlog_v1 (tenant_id, client_id);

create table views.views_story_ranks_v1 (
    tenant_id varchar not null,
    client_id uuid not null,
    story_id uuid not null,
    score numeric not null,
    -- Among the client's rated stories that are not accepted; best and worst under +-20 % on any one weight.
    rank integer not null,
    best_rank integer not null,
    worst_rank integer not null,
    primary key (tenant_id, client_id, story_id)
);
create index on views.views_story_ranks_v1 (tenant_id, story_id);

create table views.views_story_pairs_v1 (
    tenant_id varchar not null,
    client_id uuid not null,
    first_id uuid not null,
    second_id uuid not null,
    kind text not null,
    identical boolean not null,
    similarity numeric not null,
    primary key (tenant_id, client_id, first_id, second_id)
);
create index on views.views_story_pairs_v1 (tenant_id, first_id, second_id);
create index on views.views_story_pairs_v1 (tenant_id, second_id);

create table views.views_story_themes_v1 (
    tenant_id varchar not null,
    client_id uuid not null,
    -- The smallest id of its stories.
    theme_id uuid not null,
    label text not null,
    terms text[] not null,
    stories integer not null,
    story_ids text[] not null,
    primary key (tenant_id, client_id, theme_id)
);
create index on views.views_story_themes_v1 (tenant_id, theme_id);

-- The phrases that most of a client's stories open their parts with.
create table views.views_story_forms_v1 (
    tenant_id varchar not null,
    client_id uuid not null,
    role text null,
    means text null,
    ends text null,
    primary key (tenant_id, client_id)
);

create table views.views_templates_v1 (
    tenant_id varchar not null,
    id uuid not null,
    version bigint not null,
    title text not null,
    problem text not null,
    steps text[] not null,
    applies_to text[] not null,
    created_at timestamptz not null,
    revised_at timestamptz null,
    retired_at timestamptz null,
    last_position bigint not null,
    primary key (tenant_id, id)
);
create index on views.views_templates_v1 (tenant_id, created_at, id);

create table views.views_template_words_v1 (
    tenant_id varchar not null,
    word text collate "C" not null,
    template_id uuid not null,
    primary key (tenant_id, word, template_id)
);
create index on views.views_template_words_v1 (tenant_id, template_id);

create table views.views_template_uses_v1 (
    tenant_id varchar not null,
    use_case_id uuid not null,
    template_id uuid not null,
    client_id uuid not null,
    first_position bigint not null,
    first_at timestamptz not null,
    primary key (tenant_id, use_case_id, template_id)
);
create index on views.views_template_uses_v1 (tenant_id, template_id);

do $$
declare
    v1 text;
    v2 text;
    each record;
begin
    foreach v1 in array array[
        'views_stories_v1', 'views_story_words_v1', 'views_story_backlog_v1', 'views_story_ranks_v1', 'views_story_pairs_v1', 'views_story_themes_v1',
        'views_story_forms_v1', 'views_templates_v1', 'views_template_words_v1', 'views_template_uses_v1']
    loop
        v2 := replace(v1, '_v1', '_v2');
        execute format('create table views.%I (like views.%I including all)', v2, v1);
        foreach v2 in array array[v1, v2] loop
            perform events.protect(format('views.%I', v2)::regclass), events.let_analysts_read(format('views.%I', v2)::regclass);
            execute format('grant select on views.%I to msp_api', v2);
            execute format('grant select, insert, update, delete on views.%I to msp_projector', v2);
        end loop;
    end loop;

    for each in
        select * from (values
            ('stories', 'stories', 'views_stories'),
            ('story_ranks', 'story_backlog', 'views_story_ranks'),
            ('story_pairs', 'story_backlog', 'views_story_pairs'),
            ('story_themes', 'story_backlog', 'views_story_themes'),
            ('templates', 'templates', 'views_templates'),
            ('template_uses', 'templates', 'views_template_uses')) as v (name, projection, source)
    loop
        execute format(
            'create view analytics.%1$I with (security_invoker = true) as
             select r.* from views.%3$I r join events.active_versions a
               on a.tenant_id = r.tenant_id and a.projection = %2$L and a.version = 1
             union all
             select r.* from views.%4$I r join events.active_versions a
               on a.tenant_id = r.tenant_id and a.projection = %2$L and a.version = 2',
            each.name, each.projection, each.source || '_v1', each.source || '_v2');
        execute format('grant select on analytics.%I to msp_api, msp_analyst', each.name);
    end loop;
end
$$;
