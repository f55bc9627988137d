using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Integration.Projections;

/// <summary>A plausible and at times unruly history of two clients' stories, of what names them, and of templates: interleaved, and told late.</summary>
sealed class StoryHistory(int seed)
{
    readonly Guid[] clients = [Guid.CreateVersion7(), Guid.CreateVersion7()];
    static readonly string[] Things = ["invoices", "labels", "doors", "visits"];

    readonly Random random = new(seed);
    readonly List<(Guid Stream, DomainEvent Event)> events = [];
    readonly List<(Guid Id, Guid Client)> stories = [];
    readonly List<(Guid Id, Guid Client)> tickets = [];
    readonly List<Guid> feedback = [];
    readonly List<Guid> templates = [];
    readonly List<Guid> useCases = [];
    Instant now = Instant.FromUtc(2026, 1, 5, 8, 0);

    public IReadOnlyList<(Guid Stream, DomainEvent Event)> Generate(int count)
    {
        Capture();
        Open();
        Adopt(new TemplateCreated("Spare laptop", "A broken laptop", ["Image", "Swap"], ["healthcare"]));
        while (events.Count < count)
        {
            now += Duration.FromMinutes(random.Next(1, 400));
            switch (random.Next(10))
            {
                case 0 or 1:
                    Capture();
                    break;
                case 2:
                    Open();
                    break;
                case 3:
                    var (ticket, owner) = tickets[random.Next(tickets.Count)];
                    Add(ticket, owner, random.Next(2) == 0
                        ? new TicketCorrected(null, null, null, null, null, null, Story(), "wrong")
                        : new TicketLinked(LinkKind.Story, Story(), "causedBy"));
                    break;
                case 4:
                    Hear();
                    break;
                case 5:
                    Adopt(random.Next(3) == 0
                        ? new TemplateCreated($"Template {random.Next(9)}", "A problem", ["Do"], [])
                        : null);
                    break;
                default:
                    Move();
                    break;
            }
        }

        return events;
    }

    Guid Story() => stories[random.Next(stories.Count)].Id;

    string Text() => $"As a nurse, I want to see {Things[random.Next(4)]} of room {random.Next(6)}, so that {(random.Next(2) == 0 ? "nobody waits" : "bills are paid")}";

    void Capture()
    {
        var (story, client) = (Guid.CreateVersion7(), clients[random.Next(2)]);
        stories.Add((story, client));
        Add(story, client, new StoryCaptured { Text = Text(), Source = StorySource.Survey });
    }

    void Open()
    {
        var (ticket, client) = (Guid.CreateVersion7(), clients[random.Next(2)]);
        tickets.Add((ticket, client));
        Add(ticket, client, new TicketOpened
        {
            ContractId = client,
            Title = "Door",
            Priority = 3,
            Requester = new("Ada Example", "ada@example.org"),
            StoryId = random.Next(2) == 0 ? Story() : null,
        });
    }

    void Hear()
    {
        if (feedback.Count > 0 && random.Next(3) > 0)
        {
            var heard = feedback[random.Next(feedback.Count)];
            Add(heard, clients[0], random.Next(4) == 0
                ? new FeedbackRetracted("r")
                : new FeedbackActedUpon("a", "Ola", new(2026, 4, 1), Story(), null, random.Next(2) == 0 ? heard : null));
            return;
        }

        feedback.Add(Guid.CreateVersion7());
        Add(feedback[^1], clients[0], new FeedbackReceived
        {
            Direction = FeedbackDirection.FromClient,
            Kind = FeedbackKind.Comment,
            Channel = FeedbackChannel.Meeting,
            About = random.Next(2) == 0 ? new(FeedbackSubjectKind.Story, Story()) : null,
        });
    }

    void Adopt(TemplateEvent? created)
    {
        if (created is not null)
        {
            templates.Add(Guid.CreateVersion7());
            Add(templates[^1], Guid.Empty, created);
        }
        else if (random.Next(5) == 0)
        {
            Add(templates[random.Next(templates.Count)], Guid.Empty, random.Next(2) == 0
                ? new TemplateRevised("Other", null, null, null, "r")
                : new TemplateRetired("r"));
        }
        else if (useCases.Count == 0 || random.Next(3) == 0)
        {
            useCases.Add(Guid.CreateVersion7());
            Add(useCases[^1], clients[0], new UseCaseDefined { Title = "Bills", Goal = "Paid", TimeZone = "Etc/UTC", StoryIds = [Story()] });
        }
        else
        {
            Add(useCases[random.Next(useCases.Count)], clients[0], new TemplateAdopted(templates[random.Next(templates.Count)], null));
        }
    }

    void Move()
    {
        var (story, client) = stories[random.Next(stories.Count)];
        Add(story, client, random.Next(12) switch
        {
            0 or 1 => new StoryRefined(new() { Text = Text() }, "r"),
            2 => new ClarificationRequested(["What?"], "Ada Example"),
            3 => new StoryClarified(["That"], random.Next(2) == 0 ? new() { Text = Text() } : null),
            4 => new StoryAnalysed("c", 1, 1, random.Next(2) == 0 ? [Story()] : [], ["rooms"]),
            5 or 6 => new StoryPrioritised(WeightedPriority.Of(random.Next(1, 6), random.Next(1, 6), random.Next(1, 6), null, null), Moscow.Could, "r"),
            7 => new StoryMerged(Story()),
            8 => new StoryUnmerged(),
            9 => random.Next(4) == 0 ? new StoryRetired("r") : new StoryValidated("e", random.Next(2) == 0, null),
            10 => new WorkLogged(new() { WorkId = Guid.NewGuid(), Minutes = 5, Who = "Pavel Ruiz", StartedAt = now }),
            _ => new StoryAccepted(4, null),
        });
    }

    void Add(Guid stream, Guid client, DomainEvent @event) => events.Add((stream, @event with
    {
        OccurredAt = random.Next(6) == 0 && events.Exists(known => known.Stream == stream) ? now - Duration.FromHours(random.Next(1, 72)) : now,
        ClientId = client,
    }));
}
