using Xunit.v3;

namespace BatchLedger.Tests;

/// <summary>Names the rule of docs/rules.md that the test holds the product to.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class RuleAttribute(string number) : Attribute, ITraitAttribute
{
    public string Number { get; } = number;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Rule", Number)];
}
