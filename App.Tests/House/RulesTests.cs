using System.Reflection;
using System.Text.RegularExpressions;
using BatchLedger.Tests.Shell;

namespace BatchLedger.Tests.House;

/// <summary>Every rule of docs/rules.md is held by a test or stands in NotYetBuilt.txt, a list that only shrinks.</summary>
public sealed partial class RulesTests
{
    private static readonly IReadOnlyList<string> Rules = [.. RuleLine().Matches(Read("docs", "rules.md")).Select(match => match.Groups[1].Value)];
    private static readonly IReadOnlyList<string> NotYetBuilt = Read("App.Tests", "House", "NotYetBuilt.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    private static readonly IReadOnlyDictionary<string, string> Named = RulesOfTests().DistinctBy(named => named.Rule).ToDictionary(named => named.Rule, named => named.Test);

    [Fact]
    public void There_are_148_rules_each_with_a_number_of_its_own()
    {
        Assert.Equal(148, Rules.Count);
        Assert.Equal(Rules.Count, Rules.Distinct().Count());
        Assert.NotEmpty(Named);
    }

    [Fact]
    public void Every_rule_that_is_built_is_named_by_a_test() => Nothing(
        "No test names these rules. Write the test; the list of rules not yet built does not grow",
        Rules.Except(Named.Keys).Except(NotYetBuilt));

    [Fact]
    public void A_rule_that_a_test_names_is_no_longer_listed_as_not_yet_built() => Nothing(
        "Tests name these rules. Take them off App.Tests/House/NotYetBuilt.txt",
        NotYetBuilt.Where(Named.ContainsKey).Select(rule => $"{rule} ({Named[rule]})"));

    [Fact]
    public void Only_rules_that_exist_are_named_or_listed()
    {
        Nothing("Tests name rules that docs/rules.md does not have", Named.Where(named => !Rules.Contains(named.Key)).Select(named => $"{named.Key} ({named.Value})"));
        Nothing("NotYetBuilt.txt lists rules that docs/rules.md does not have, or twice",
            NotYetBuilt.Except(Rules).Concat(NotYetBuilt.GroupBy(rule => rule).Where(group => group.Count() > 1).Select(group => group.Key)));
    }

    /// <summary>An attribute on something that never runs proves nothing: only test methods count, and the classes that hold them.</summary>
    private static IEnumerable<(string Rule, string Test)> RulesOfTests() =>
        from type in typeof(RulesTests).Assembly.GetTypes()
        let tests = type.GetMethods().Where(method => method.GetCustomAttributes<FactAttribute>().Any(fact => fact.Skip is null)).ToList()
        where tests.Count > 0
        from member in tests.Cast<MemberInfo>().Append(type)
        from rule in member.GetCustomAttributes<RuleAttribute>()
        select (rule.Number, member is Type ? type.Name : $"{type.Name}.{member.Name}");

    private static void Nothing(string complaint, IEnumerable<string> rules)
    {
        var list = rules.ToList();
        Assert.True(list.Count == 0, $"{complaint}: {string.Join(", ", list)}.");
    }

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Sources.Top(), .. path]));

    [GeneratedRegex(@"^- (S\d\.\d+) ", RegexOptions.Multiline)]
    private static partial Regex RuleLine();
}
