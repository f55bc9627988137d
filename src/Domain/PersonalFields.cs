using System.Reflection;
using System.Text.Json;

namespace MspEvents.Domain;

/// <summary>What a personal field holds, which decides whose key encrypts it.</summary>
public enum PersonalMark
{
    /// <summary>A string that names a person.</summary>
    Name,

    /// <summary>Free text about or by the stream's data subject.</summary>
    Text,

    /// <summary>A <see cref="Domain.Person"/>, whole.</summary>
    Person,
}

/// <summary>A personal field by its JSON path; <c>*</c> stands for every element of an array or object.</summary>
public sealed record PersonalPath(IReadOnlyList<string> Path, PersonalMark Mark);

/// <summary>Finds the personal fields of a type by their marks, so that a mark alone is enough to have a field encrypted.</summary>
public static class PersonalFields
{
    /// <summary>Every personal field of a type, inside its records, lists and dictionaries too.</summary>
    public static IReadOnlyList<PersonalPath> Of(Type type) =>
        [.. Inside(type, []).OrderBy(field => string.Join('.', field.Path), StringComparer.Ordinal)];

    static IEnumerable<PersonalPath> Inside(Type type, IReadOnlyList<string> path)
    {
        if (ElementOf(type) is { } element)
            return At(element, null, [.. path, "*"]);
        return IsOurs(type)
            ? type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .SelectMany(property => At(property.PropertyType, property, [.. path, JsonNamingPolicy.CamelCase.ConvertName(property.Name)]))
            : [];
    }

    static IEnumerable<PersonalPath> At(Type type, PropertyInfo? property, IReadOnlyList<string> path)
    {
        if (type == typeof(Person))
            return [new(path, PersonalMark.Person)];
        if (property?.IsDefined(typeof(PersonNameAttribute)) == true)
            return [new(path, PersonalMark.Name)];
        if (property?.IsDefined(typeof(PersonalTextAttribute)) == true)
            return [new(path, PersonalMark.Text)];
        return Inside(Nullable.GetUnderlyingType(type) ?? type, path);
    }

    static bool IsOurs(Type type) => type.Assembly == typeof(PersonalFields).Assembly && !type.IsEnum;

    static Type? ElementOf(Type type) =>
        type.IsGenericType && type.Namespace == "System.Collections.Generic" ? type.GetGenericArguments()[^1] : null;
}
