using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows.Running;

/// <summary>Gives the tasks of a step that opens. A party nobody can be found for gets a task without a holder, which waits for a name.</summary>
internal sealed class TaskGiver(CaseDraft draft, Eligibility eligibility)
{
    private readonly Standing standing = new(draft);

    private sealed record Place(string Party, string To, string? For, Phrase Because);

    /// <param name="step">The step, open already.</param>
    /// <param name="asksAnew">Whether somebody is asked again although an earlier answer of his stands.</param>
    public void Give(BoundStep step, Func<string, bool> asksAnew)
    {
        var places = step.Kind == StepKind.Sign ? Signers(step) : Deciders(step);
        int? before = null;
        foreach (var place in places)
        {
            var number = draft.State.Tasks.Count + 1;
            draft.Emit(new TaskGiven(number, step.Id, place.Party, place.To, place.For, TaskOrigin.Flow, step.Definition.Rule.Kind == DecideKind.InTurn ? before : null, place.Because));
            before = number;
            if (place.To.Length == 0 || place.To == CaseTask.Anyone || asksAnew(place.To)) continue;
            if (standing.For(step, place.Party, new Asked(place.To, place.For, place.Because)) is { } earlier)
                draft.Emit(new TaskEnded(number, TaskEnding.Repeated, null, earlier.Number));
        }
    }

    private List<Place> Deciders(BoundStep step)
    {
        var places = new List<Place>();
        var lacking = new List<Place>();
        foreach (var party in step.Parties)
        {
            var found = draft.Finder.Find(party.Who, eligibility.Asking(step, party.Who));
            if (found.IsAnyone) places.Add(new Place("", CaseTask.Anyone, null, found.Why));
            else if (found.People.Count == 0) Wait(new Place("", "", null, found.Why));
            foreach (var asked in found.People.Where(a => !places.Exists(p => p.To == a.Person && p.For == a.For))) places.Add(new Place("", asked.Person, asked.For, asked.Because));
        }
        if (places.Count == 0) return lacking.GetRange(0, Math.Min(1, lacking.Count));
        for (var i = places.Count; step.Definition.Rule.Kind == DecideKind.Count && i < step.Definition.Rule.Count; i++)
            places.Add(new Place("", "", null, new Phrase($"要 {step.Definition.Rule.Count} 人同意，只找到 {i} 人。请管理员再指定一人。", $"{step.Definition.Rule.Count} must approve and only {i} can be found. An administrator must name one more.")));
        return places;

        // Where the first who acts decides, one party without people takes nothing away; anywhere else its voice would be missing.
        void Wait(Place place)
        {
            if (step.Definition.Rule.Kind is DecideKind.Any or DecideKind.Count) lacking.Add(place);
            else places.Add(place);
        }
    }

    private List<Place> Signers(BoundStep step)
    {
        var found = step.Parties.Select(p => (Party: p, Found: draft.Finder.Find(p.Who, eligibility.Asking(step, p.Who)))).ToList();
        // Parties that only one person can sign for come first: he is then not taken for another.
        var taken = new Dictionary<string, BoundParty>(StringComparer.Ordinal);
        foreach (var (party, people) in found.Where(f => f.Found.People.Count == 1)) taken.TryAdd(people.People[0].Person, party);
        var places = new List<Place>();
        foreach (var (party, people) in found)
        {
            if (people.IsAnyone) { places.Add(new Place(party.Id, CaseTask.Anyone, null, people.Why)); continue; }
            var free = people.People.Where(a => !taken.TryGetValue(a.Person, out var other) || other.Id == party.Id).ToList();
            places.AddRange(free.Select(a => new Place(party.Id, a.Person, a.For, a.Because)));
            if (free.Count == 0) places.Add(new Place(party.Id, "", null, people.People.Count == 0 ? people.Why : Twice(people.People[0].Person, taken)));
        }
        return places;
    }

    private Phrase Twice(string person, Dictionary<string, BoundParty> taken) => new(
        $"{draft.NameOf(person)}已是本步的“{taken[person].Name.Zh}”，一人不能兼两方。请管理员另指定一人。",
        $"{draft.NameOf(person)} already acts here as \"{taken[person].Name.En}\", and nobody acts for two parties. An administrator must name somebody else.");
}
