using BatchLedger.GlConnections;
using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.GlConnections;

/// <summary>One of ours is recognised over there by number, then by external name, then by name; two candidates are none.</summary>
public sealed class GlProposalsTests
{
    private static readonly OutsideItem Bank = Item("35", "Operating Bank", "1010");

    [Theory]
    [InlineData("1010", "Whatever", null, "35", ProposedBy.Number)]
    [InlineData(" 1010 ", "Whatever", null, "35", ProposedBy.Number)]
    [InlineData("9", "operating  BANK", null, "35", ProposedBy.Name)]
    [InlineData("9", "Bank", "Assets:Operating Bank", null, null)]
    [InlineData("4010", "Dues", "Member Income:Member Dues", "79", ProposedBy.ExternalName)]
    [InlineData("9", "Dues", "member income : MEMBER DUES", "79", ProposedBy.ExternalName)]
    [InlineData("9", "Member Dues", null, "79", ProposedBy.Name)]
    [InlineData("1030", "Savings", null, "36", ProposedBy.Number)]
    [InlineData("9", "Savings", null, "36", ProposedBy.Name)]
    [InlineData("9", "Petty cash", null, null, null)]
    [InlineData("1500", "Old equipment", null, null, null)]
    [InlineData("9", "Never seen", null, null, null)]
    [InlineData("9", "", null, null, null)]
    public void One_clear_counterpart_is_proposed(string code, string name, string? external, string? id, ProposedBy? by)
    {
        var found = new GlProposals(
        [
            Bank, Item("79", "Member Dues") with { Path = "Member Income:Member Dues" }, Item("36", "1030 · Savings"), Item("37", "Petty cash") with { Path = "A:Petty cash" }, Item("38", "Petty Cash") with { Path = "B:Petty Cash" },
            Item("40", "Old equipment", "1500") with { Active = false }, Item("41", "Never seen") with { Trait = OutsideTrait.TakesNoJournals },
        ]).For(new OurName(code, name) { ExternalName = external });
        Assert.Equal((id, by), (found?.Item.Id, found?.By));
    }

    [Fact]
    public void Two_of_the_same_number_are_no_proposal_even_where_the_name_would_tell() =>
        Assert.Null(new GlProposals([Bank, Item("90", "Another", "1010")]).For(new OurName("1010", "Operating Bank")));

    [Fact]
    public void The_number_is_believed_before_the_name()
    {
        var found = new GlProposals([Item("1", "Dues", "4020"), Item("2", "Donations", "4010")]).For(new OurName("4010", "Dues"));
        Assert.Equal("2", found!.Item.Id);
    }

    private static OutsideItem Item(string id, string name, string? number = null) => new(OutsideKind.Account, id, name) { Number = number };
}
