using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.OutsideGl;

namespace BatchLedger.GlIntegration;

/// <summary>Finds out what became of a journal that left without an answer.</summary>
public sealed class GlLookUp(GlClaims claims, GlPreparation preparation, GlCalls calls, GlConnectors connectors, GlEndings endings)
{
    internal async Task ResolveAsync(HeldDelivery held, GlPass pass, CancellationToken token)
    {
        var answer = await calls.LookUpAsync(held, token);
        if (answer.Class is AnswerClass.NotFound)
            await claims.WriteAsync(held, new DeliveryStep((row, now) => row.FindNothing(connectors.Of(held.Connection.System).Settling, now)));
        else if (answer is { Class: AnswerClass.Found, Copy: { } copy })
        {
            var differences = await preparation.DifferencesAsync(held, copy, pass, token);
            if (differences.Count == 0) await endings.ArriveAsync(held, answer, "A look-up found it,");
            else await endings.ArriveEditedAsync(held, answer, differences);
        }
        else if (answer.Class.IsRejection()) await endings.RejectAsync(held, answer);
        else await endings.LaterAsync(held, answer);
    }
}
