using BatchLedger.Refusals;

namespace BatchLedger.People;

/// <summary>A read by somebody who may not read. Pages stand behind sign-in, so this is an attack or an account that lost its role.</summary>
public sealed class AccessDenied(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal { get; } = refusal;
}
