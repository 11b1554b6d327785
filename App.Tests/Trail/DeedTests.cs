using BatchLedger.Trail;

namespace BatchLedger.Tests.Trail;

public class DeedTests
{
    [Theory]
    [InlineData("Batch.MoveOpenOrders", "Move open orders")]
    [InlineData("Close", "Close")]
    [InlineData("GlDelivery.RecordReversal", "GL delivery: record reversal")]
    [InlineData("Journal.Enter", "Journal: enter")]
    public void A_deed_is_told_to_people_in_words(string action, string told) =>
        Assert.Equal(told, new AuditRow { Actor = "", Origin = "", Action = action, Record = "", PreviousHash = "", Hash = "" }.Deed);
}
