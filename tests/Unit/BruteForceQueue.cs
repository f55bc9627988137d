using MspEvents.Domain;
using NodaTime;

namespace MspEvents.Tests.Unit;

/// <summary>What a walk over every single minute says of a simulated scenario.</summary>
sealed record WalkedQueue(
    Instant EndsAt, int Peak, decimal MeanWait, decimal P90Wait, decimal? Utilisation, IReadOnlyDictionary<(ServiceMetric, int), (int Met, int Missed)> Clocks);

/// <summary>The rules of the queue applied minute by minute; weekly calendars alone, whose windows do not begin or end within an hour that clocks repeat.</summary>
sealed class BruteForceQueue(SimulationInput input, TermsInForce terms)
{
    sealed class Request
    {
        public required int Place { get; init; }

        public required int Priority { get; init; }

        public required int Arrives { get; init; }

        public required int Left { get; set; }

        public int? Taken { get; set; }

        public int? Done { get; set; }
    }

    public WalkedQueue Walk()
    {
        var requests = input.Arrivals.OrderBy(arrival => arrival.AtMinute).Select((arrival, place) => new Request
        {
            Place = place,
            Priority = terms.ServiceLevels.Matrix[arrival.Impact - 1][arrival.Urgency - 1],
            Arrives = arrival.AtMinute,
            Left = arrival.HandleMinutes,
        }).ToList();
        var (atWork, minute, peak, busy, open) = (new List<Request>(), 0, 0, 0L, 0L);
        for (; ; minute++)
        {
            foreach (var done in atWork.Where(request => request.Left == 0).ToList())
            {
                done.Done = minute;
                atWork.Remove(done);
            }

            atWork.RemoveAll(request => !IsOpenFor(request.Priority, minute));
            var waiting = requests.Where(request => request.Arrives <= minute && request.Done is null && !atWork.Contains(request))
                .OrderBy(request => request.Priority).ThenBy(request => request.Place).ToList();
            foreach (var request in waiting.Where(request => IsOpenFor(request.Priority, minute)).Take(input.Agents - atWork.Count).ToList())
            {
                request.Taken ??= minute;
                atWork.Add(request);
                waiting.Remove(request);
            }

            peak = Math.Max(peak, waiting.Count);
            if (requests.TrueForAll(request => request.Done is not null))
                break;
            atWork.ForEach(request => request.Left--);
            busy += atWork.Count;
            open += requests.Exists(request => IsOpenFor(request.Priority, minute)) ? 1 : 0;
        }

        var waits = requests.Select(request => Enumerable.Range(request.Arrives, request.Taken!.Value - request.Arrives).Count(at => IsOpenFor(request.Priority, at)))
            .Order().ToList();
        return new(
            input.StartsAt + Duration.FromMinutes(minute),
            peak,
            decimal.Round((decimal)waits.Sum() / waits.Count, 4, MidpointRounding.ToEven),
            waits[(int)Math.Ceiling(0.9m * waits.Count) - 1],
            open == 0 ? null : decimal.Round(100m * busy / (open * input.Agents), 4, MidpointRounding.ToEven),
            Clocks(requests));
    }

    Dictionary<(ServiceMetric, int), (int, int)> Clocks(List<Request> requests)
    {
        var clocks = new Dictionary<(ServiceMetric, int), (int Met, int Missed)>();
        foreach (var target in terms.ServiceLevels.Targets)
        {
            foreach (var request in requests.Where(request => request.Priority == target.Priority))
            {
                var stopped = target.Metric == ServiceMetric.Resolution ? request.Done!.Value : request.Taken!.Value;
                var (due, elapsed) = (request.Arrives, 0);
                for (; elapsed < target.Minutes && due <= stopped; due++)
                    elapsed += IsOpen(target.Calendar, due) ? 1 : 0;
                var (met, missed) = clocks.GetValueOrDefault((target.Metric, target.Priority));
                clocks[(target.Metric, target.Priority)] = stopped <= due ? (met + 1, missed) : (met, missed + 1);
            }
        }

        return clocks;
    }

    bool IsOpenFor(int priority, int minute) =>
        IsOpen(terms.ServiceLevels.Targets.FirstOrDefault(target => target.Metric == ServiceMetric.Resolution && target.Priority == priority)?.Calendar ?? "24x7", minute);

    bool IsOpen(string name, int minute)
    {
        if (name == "24x7")
            return true;
        var calendar = terms.Calendars[name];
        var local = (input.StartsAt + Duration.FromMinutes(minute)).InZone(DateTimeZoneProviders.Tzdb[calendar.TimeZone]).LocalDateTime;
        var second = (local.Hour * 3600) + (local.Minute * 60);
        return !calendar.Holidays.Contains(local.Date)
            && (calendar.Weekly!.GetValueOrDefault(Weekdays.Names[(int)local.DayOfWeek - 1]) ?? []).Any(window => window.Open <= second && second < window.Close);
    }
}
