using BatchLedger.Batches;
using BatchLedger.FakeGl;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.GlIntegration;
using BatchLedger.Journals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>One random story of two journals: failures over there, clicks of people, workers that die or are stopped, time that goes by. A seed tells it again.</summary>
internal sealed class GlScript(GlRig rig, int seed, int first)
{
    private static readonly FakeFailure[] OfWrites = [.. Enum.GetValues<FakeFailure>().Except([FakeFailure.None])];
    private static readonly FakeFailure[] OfReads =
        [FakeFailure.Unavailable, FakeFailure.Throttled, FakeFailure.TokenExpired, FakeFailure.DropBeforeCommit, FakeFailure.Html502, FakeFailure.HalfBodyAfterCommit, FakeFailure.Error500, FakeFailure.EmptyBodyAfterCommit, FakeFailure.HangBeforeCommit];
    private static readonly FakeFailure[] Hanging = [FakeFailure.HangBeforeCommit, FakeFailure.CommitThenHang];

    private readonly Random random = new(seed);
    private readonly List<string> wrong = [];
    private readonly List<string> told = [];
    private readonly int[] journals = [first, first + 1];

    /// <summary>What is not as it must be; each with the story so far.</summary>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        Draw();
        foreach (var journal in journals) await ClickAsync(journal, 0);
        for (var step = random.Next(4, 9); step > 0; step--)
        {
            if (random.Next(3) > 0) await WorkAsync();
            else await ClickAsync(journals[random.Next(2)], random.Next(10));
            if (random.Next(2) == 0) rig.Books.Clock.Advance(TimeSpan.FromSeconds(random.Next(1, 150)));
            if (random.Next(4) == 0) Draw();
            Doubled();
        }
        rig.There.Mend();
        await RestAsync();
        await JudgeAsync();
        await RetryAsync();
        return [.. wrong.Select(what => $"Script {seed}: {what} [{string.Join(", ", told)}]")];
    }

    // A hang costs real time, so it is drawn seldom.
    private void Draw()
    {
        for (var n = random.Next(4); n > 0; n--) Fail(FakeDeed.Write, OfWrites);
        if (random.Next(3) == 0) Fail(FakeDeed.Read, OfReads);
        if (random.Next(8) == 0) Fail(FakeDeed.SignIn, [FakeFailure.Unavailable]);
    }

    private void Fail(FakeDeed deed, FakeFailure[] choice)
    {
        var failure = choice[random.Next(choice.Length)];
        if (Hanging.Contains(failure) && random.Next(6) > 0) failure = FakeFailure.CommitThenDrop;
        rig.There.Fail(deed, failure);
        told.Add($"{deed} {failure}");
    }

    private async Task WorkAsync()
    {
        switch (random.Next(4))
        {
            case 0: await DieAsync(); break;
            case 1: await StopAsync(); break;
            default: await rig.WorkOffAsync(); told.Add("work"); break;
        }
    }

    private async Task DieAsync()
    {
        var milestones = new DyingMilestones(Enum.GetValues<GlMilestone>()[random.Next(5)], random.Next(1, 4));
        var work = rig.NewSender(milestones).WorkOffAsync(CancellationToken.None);
        await Task.WhenAny(work, milestones.Died);
        told.Add(milestones.Died.IsCompleted ? "die" : "work");
        if (milestones.Died.IsCompleted) await rig.Books.Get<GlSender>().TakeOverAsync(CancellationToken.None);
        else await work;
    }

    private async Task StopAsync()
    {
        using var stop = new CancellationTokenSource();
        try
        {
            await rig.NewSender(new StoppingMilestones(Enum.GetValues<GlMilestone>()[random.Next(5)], stop)).WorkOffAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
            told.Add("stop");
        }
    }

    private async Task ClickAsync(int journal, int what)
    {
        var (ids, delivery) = ((int[])[rig.Journals[journal].Id], await rig.DeliveryAsync(journal));
        var (id, seen) = (delivery?.Id ?? 0, delivery?.Version ?? 0);
        var refusal = what switch
        {
            0 or 1 => await rig.Service.ConnectAsync([rig.Batch(journal)]),
            2 => await rig.Service.ValidateAsync(ids),
            3 => await rig.Service.SendAsync(ids),
            4 => await rig.Service.RetryAsync(id, seen),
            5 => await rig.Service.RecordAsync(ids, "By hand", null),
            6 => await rig.Service.RemoveAsync(id, seen, delivery?.ShownCopy),
            7 => await rig.Service.WithdrawAsync(id, seen, "A mistake"),
            8 => Edited(journal),
            _ => await ReopenAsync(journal, delivery),
        };
        told.Add($"{(new[] { "connect", "connect", "validate", "send", "retry", "record", "remove", "withdraw", "edit", "reopen" })[what]} {journal - first}{(refusal is null ? "" : $" ({refusal.Code})")}");
    }

    private Refusals.Refusal? Edited(int journal)
    {
        rig.There.Edit(rig.Journals[journal].Number);
        return null;
    }

    private async Task<Refusals.Refusal?> ReopenAsync(int journal, GlDelivery? delivery)
    {
        var refusal = await rig.Books.Get<BatchLifeService>().ReopenAsync(rig.Batch(journal), reason: "Wrong amount");
        var held = delivery is not null && delivery.State.HoldsJournal();
        if (held && refusal?.Code.StartsWith("GlDelivery.", StringComparison.Ordinal) != true) wrong.Add($"reopened although it was {delivery!.State}");
        if (!held && refusal?.Code.StartsWith("GlDelivery.", StringComparison.Ordinal) == true) wrong.Add($"not reopened although it was {delivery?.State}: {refusal.Message}");
        if (refusal is null && rig.There_(journal) > 0 && delivery is not null) wrong.Add($"reopened while it was in the outside books: {delivery.State} ({delivery.Reason})");
        return refusal;
    }

    private void Doubled()
    {
        foreach (var journal in journals.Where(journal => rig.There_(journal) > 1)) wrong.Add($"{rig.Journals[journal].Number} is there {rig.There_(journal)} times");
    }

    // A person signs in again where that is asked for.
    private async Task RestAsync()
    {
        var ids = journals.Select(journal => rig.Journals[journal].Id).ToList();
        for (var round = 0; round < 60; round++)
        {
            await rig.MendConnectionAsync();
            await rig.WorkOffAsync();
            await using var db = rig.Books.Db();
            var states = await db.GlDeliveries.Where(d => ids.Contains(d.JournalEntryId)).Select(d => d.State).ToListAsync();
            if (states.TrueForAll(IsAtRest)) return;
            rig.Books.Clock.Advance(TimeSpan.FromSeconds(round < 3 ? 61 : 601));
        }
        wrong.Add("it never came to rest");
    }

    private async Task JudgeAsync()
    {
        Doubled();
        foreach (var journal in journals)
        {
            if (await rig.DeliveryAsync(journal) is not { } delivery) continue;
            var there = rig.There_(journal);
            if (delivery.State is GlDeliveryState.Sent && there != 1) wrong.Add($"Sent, but {there} there");
            if (delivery.State is GlDeliveryState.Failed or GlDeliveryState.Valid or GlDeliveryState.Invalid or GlDeliveryState.Removed && there != 0) wrong.Add($"{delivery.State} ({delivery.Reason}), but {there} there");
            if (delivery.State is GlDeliveryState.Sent && (delivery.OutsideId is null || delivery.SentHash != delivery.CheckedHash)) wrong.Add("Sent without an id or the validated hash");
            if (delivery.State.HoldsJournal() && await StateOfJournalAsync(journal) is not JournalEntryState.Posted) wrong.Add($"{delivery.State}, but its journal is superseded");
            if (!delivery.Events[^1].Text.StartsWith(delivery.State.InWords(), StringComparison.Ordinal)) wrong.Add($"{delivery.State}, but told: {delivery.Events[^1].Text}");
        }
    }

    /// <summary>Nothing fails any more: what was refused is taken at the next try.</summary>
    private async Task RetryAsync()
    {
        foreach (var journal in journals)
        {
            if (await rig.DeliveryAsync(journal) is not { State: GlDeliveryState.Failed } failed || await rig.Service.RetryAsync(failed.Id, failed.Version) is not null) continue;
            await RestAsync();
            var (again, there) = (await rig.DeliveryAsync(journal), rig.There_(journal));
            if (again!.State is not GlDeliveryState.Sent || there != 1) wrong.Add($"tried again after \"{failed.Reason}\", it is {again.State} ({again.Reason}), and {there} there");
        }
    }

    private async Task<JournalEntryState> StateOfJournalAsync(int journal)
    {
        await using var db = rig.Books.Db();
        return await db.JournalEntries.Where(e => e.Id == rig.Journals[journal].Id).Select(e => e.State).SingleAsync();
    }

    private static bool IsAtRest(GlDeliveryState state) => state is GlDeliveryState.Valid or GlDeliveryState.Invalid or GlDeliveryState.Sent or GlDeliveryState.Failed or GlDeliveryState.Recorded or GlDeliveryState.Removed;
}
