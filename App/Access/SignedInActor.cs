using System.Security.Claims;
using BatchLedger.People;
using Microsoft.AspNetCore.Components.Authorization;

namespace BatchLedger.Access;

/// <summary>The person behind a request or a circuit, with the rights of this moment. The session only says who signed in.</summary>
public sealed class SignedInActor(Visitor visitor, AuthenticationStateProvider circuit, SessionCheck sessions) : CurrentActor
{
    public override async ValueTask<Actor> GetAsync()
    {
        var session = visitor.Principal ?? await CircuitAsync();
        var origin = Visitor.OriginOf(session);
        if ((await sessions.FindAsync(session))?.From(origin) is not { } actor) return Actor.Nobody(origin);
        return actor with { Session = session!.FindFirstValue(SessionClaims.Session) };
    }

    private async Task<ClaimsPrincipal?> CircuitAsync()
    {
        try
        {
            return (await circuit.GetAuthenticationStateAsync()).User;
        }
        catch (InvalidOperationException)
        {
            // Neither a request nor a circuit: nobody is signed in here.
            return null;
        }
    }
}
