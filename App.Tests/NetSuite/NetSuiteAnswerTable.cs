using System.Text.Json.Nodes;
using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.NetSuite;

/// <summary>Answers of NetSuite and what they mean, a row each.</summary>
internal static class NetSuiteAnswerTable
{
    private const string Html = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";

    // Status | code | sentence | what is made of it after a POST, a GET and a DELETE. A dash is no body, a star a page of HTML.
    public const string Text = """
        400 | USER_ERROR | The transaction date you specified is not within the date range of your accounting period. | RejectedClosedPeriod RejectedClosedPeriod RejectedClosedPeriod
        400 | USER_ERROR | This transaction cannot be edited because the accounting period is locked | RejectedClosedPeriod RejectedClosedPeriod RejectedClosedPeriod
        400 | USER_ERROR | You cannot post to a closed period. | RejectedClosedPeriod RejectedClosedPeriod RejectedClosedPeriod
        400 | SOME_NEW_CODE | The posting period Jun 2025 is not open | RejectedClosedPeriod RejectedClosedPeriod RejectedClosedPeriod
        400 | USER_ERROR | The amounts in a journal entry must balance. | RejectedData RejectedData RejectedData
        400 | USER_ERROR | Please enter value(s) for: Department | RejectedData RejectedData RejectedData
        400 | USER_ERROR | Please enter value(s) for: Closed Period Reason | RejectedData RejectedData RejectedData
        400 | USER_ERROR | Please enter value for Posting Period | RejectedData RejectedData RejectedData
        400 | USER_ERROR | Invalid account reference key 25 for subsidiary 1. | RejectedData RejectedData RejectedData
        400 | USER_ERROR | Invalid posting period reference key 117 for subsidiary 1. | RejectedData RejectedData RejectedData
        400 | INVALID_KEY_OR_REF | Invalid department reference key 7. | RejectedData RejectedData RejectedData
        400 | INVALID_CONTENT | You have entered an Invalid Field Value 9999 for the following field: item | RejectedData RejectedData RejectedData
        400 | INVALID_CONTENT | Invalid content in the request body. | RejectedData RejectedData RejectedData
        400 | USER_ERROR | This record already exists | Duplicate RejectedData RejectedData
        400 | DUP_RCRD | Dieser Datensatz ist schon vorhanden. | Duplicate Duplicate Duplicate
        409 | ANYTHING | This record already exists. | Duplicate RejectedData Stale
        422 | ANYTHING | This record already exists. | Duplicate RejectedData RejectedData
        400 | USER_ERROR | A record with this external ID is already in use. | Duplicate RejectedData RejectedData
        400 | IDEMPOTENCY_ERROR | The request was sent before. | Duplicate Duplicate Duplicate
        401 | INVALID_LOGIN | Invalid login attempt. For more details, see the Login Audit Trail. | AuthReconnect AuthReconnect AuthReconnect
        401 | - | - | AuthReconnect AuthReconnect AuthReconnect
        401 | * | * | AuthReconnect AuthReconnect AuthReconnect
        400 | INVALID_LOGIN | Tentative de connexion non valide. | AuthReconnect AuthReconnect AuthReconnect
        403 | INSUFFICIENT_PERMISSION | Permission Violation | Forbidden Forbidden Forbidden
        400 | INSUFFICIENT_PERMISSION | You do not have permission. | Forbidden Forbidden Forbidden
        403 | * | * | Forbidden Forbidden Forbidden
        429 | CONCURRENCY_LIMIT_EXCEEDED | Concurrent request limit exceeded. Request blocked. | Throttled Throttled Throttled
        429 | - | - | Throttled Throttled Throttled
        429 | * | * | Throttled Throttled Throttled
        400 | SSS_REQUEST_LIMIT_EXCEEDED | Request limit exceeded | Throttled Throttled Throttled
        500 | WS_REQUEST_BLOCKED | The request could not be completed | Throttled Throttled Throttled
        503 | CONCURRENCY_LIMIT_EXCEEDED | Blocked | Throttled Throttled Throttled
        503 | SERVICE_UNAVAILABLE | Down for maintenance | Transient Transient Transient
        500 | SERVICE_UNAVAILABLE | Down for maintenance | Transient Transient Transient
        503 | * | * | Unknown Transient Unknown
        503 | - | - | Unknown Transient Unknown
        500 | UNEXPECTED_ERROR | An unexpected error occurred. Error ID: k1x2y3z4 | Unknown Transient Unknown
        500 | USER_ERROR | The amounts in a journal entry must balance. | Unknown Transient Unknown
        502 | * | * | Unknown Transient Unknown
        504 | * | * | Unknown Transient Unknown
        504 | - | - | Unknown Transient Unknown
        408 | - | - | Unknown Transient Unknown
        400 | * | * | Unknown Transient Unknown
        400 | - | - | Unknown Transient Unknown
        418 | * | * | Unknown Transient Unknown
        404 | NONEXISTENT_ID | The record instance does not exist. Provide a valid record instance ID. | RejectedData NotFound Gone
        404 | WHATEVER_ID | It is not here. | RejectedData NotFound Gone
        404 | - | - | ConfigError NotFound Gone
        404 | * | * | ConfigError Transient Unknown
        405 | METHOD_NOT_ALLOWED | Method not allowed. | Bug Bug Bug
        415 | - | - | Bug Bug Bug
        412 | ANYTHING | Changed meanwhile. | RejectedData RejectedData Stale
        400 | RCRD_HAS_BEEN_CHANGED | Record has been changed. | Stale Stale Stale
        302 | - | - | ConfigError ConfigError ConfigError
        301 | * | * | ConfigError ConfigError ConfigError
        307 | - | - | ConfigError ConfigError ConfigError
        200 | * | * | Unknown Transient Unknown
        202 | - | - | Unknown Transient Unknown
        204 | - | - | Unknown Transient Unknown
        """;

    public static string Problem(string code, string sentence, string? path = null)
    {
        var detail = new JsonObject { ["detail"] = $"Error while accessing resource: {sentence}", ["o:errorCode"] = code };
        if (path is not null) detail["o:errorPath"] = path;
        return new JsonObject { ["type"] = "about:blank", ["title"] = "Bad Request", ["status"] = 400, ["o:errorDetails"] = new JsonArray(detail) }.ToJsonString();
    }

    public static OutsideReply ReplyOf(string row)
    {
        var parts = row.Split('|', StringSplitOptions.TrimEntries);
        return new OutsideReply(int.Parse(parts[0]), parts[1] switch { "-" => "", "*" => Html, var code => Problem(code, parts[2]) });
    }

    public static OutsideReply ReplyOf(JsonNode row) => new((int)row["status"]!, NetSuiteStage.Text((string)row["body"]!))
    {
        Headers = row["headers"]!.AsObject().ToDictionary(header => header.Key, header => (string)header.Value!, StringComparer.OrdinalIgnoreCase),
    };
}
