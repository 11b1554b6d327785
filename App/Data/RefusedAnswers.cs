using BatchLedger.Refusals;

namespace BatchLedger.Data;

public static class RefusedAnswers
{
    /// <summary>How a refusal to give a file out is answered. Unknown and foreign have the same answer.</summary>
    public static IResult AsAnswer(this Refusal refusal) => refusal.Code switch
    {
        "Data.NotFound" => Results.NotFound(),
        "People.NotAllowed" => Results.StatusCode(StatusCodes.Status403Forbidden),
        "Data.Busy" => Results.Text(refusal.Message, statusCode: StatusCodes.Status503ServiceUnavailable),
        _ => Results.Text(refusal.Message, statusCode: StatusCodes.Status409Conflict),
    };
}
