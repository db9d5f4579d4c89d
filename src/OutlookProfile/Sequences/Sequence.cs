using System;
using System.Collections.Generic;

namespace OutlookProfile.Sequences;

/// <summary>
/// The operators of LINQ that the domain uses, with LINQ's meaning, computed at once. System.Linq itself costs the native action DLL
/// 600 KB: its lazy iterators are generic virtual methods, which bring the runtime's type loader and reflection with them.
/// </summary>
internal static class Sequence
{
    public static List<TResult> Select<T, TResult>(this IEnumerable<T> source, Func<T, TResult> selector)
    {
        var result = new List<TResult>();
        foreach (var item in source)
        {
            result.Add(selector(item));
        }

        return result;
    }

    public static List<TResult> SelectMany<T, TResult>(this IEnumerable<T> source, Func<T, IEnumerable<TResult>> selector)
    {
        var result = new List<TResult>();
        foreach (var item in source)
        {
            result.AddRange(selector(item));
        }

        return result;
    }

    public static List<T> Where<T>(this IEnumerable<T> source, Func<T, bool> condition)
    {
        var result = new List<T>();
        foreach (var item in source)
        {
            if (condition(item))
            {
                result.Add(item);
            }
        }

        return result;
    }

    public static List<TResult> OfType<TResult>(this System.Collections.IEnumerable source)
    {
        var result = new List<TResult>();
        foreach (var item in source)
        {
            if (item is TResult wanted)
            {
                result.Add(wanted);
            }
        }

        return result;
    }

    public static List<T> Concat<T>(this IEnumerable<T> source, IEnumerable<T> other)
    {
        var result = new List<T>(source);
        result.AddRange(other);
        return result;
    }

    public static List<T> Distinct<T>(this IEnumerable<T> source)
    {
        var seen = new HashSet<T>();
        return source.Where(seen.Add);
    }

    public static List<T> ToList<T>(this IEnumerable<T> source) => new(source);

    public static T[] ToArray<T>(this IEnumerable<T> source) => new List<T>(source).ToArray();

    public static bool Any<T>(this IEnumerable<T> source, Func<T, bool> condition)
    {
        foreach (var item in source)
        {
            if (condition(item))
            {
                return true;
            }
        }

        return false;
    }

    public static bool All<T>(this IEnumerable<T> source, Func<T, bool> condition) => !source.Any(item => !condition(item));

    public static bool Contains<T>(this IEnumerable<T> source, T wanted) => source.Any(item => EqualityComparer<T>.Default.Equals(item, wanted));

    public static int Count<T>(this IEnumerable<T> source, Func<T, bool> condition) => source.Where(condition).Count;

    public static T? FirstOrDefault<T>(this IEnumerable<T> source, Func<T, bool> condition)
    {
        foreach (var item in source)
        {
            if (condition(item))
            {
                return item;
            }
        }

        return default;
    }

    public static T? FirstOrDefault<T>(this IEnumerable<T> source) => source.FirstOrDefault(_ => true);

    /// <summary>In rising order of the key; items with the same key keep their order.</summary>
    public static List<T> OrderBy<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key, IComparer<TKey>? comparer = null)
    {
        comparer ??= Comparer<TKey>.Default;
        return Sort(source, (left, right) => comparer.Compare(key(left), key(right)));
    }

    /// <summary>In falling order of the key; items with the same key keep their order.</summary>
    public static List<T> OrderByDescending<T, TKey>(this IEnumerable<T> source, Func<T, TKey> key) =>
        Sort(source, (left, right) => Comparer<TKey>.Default.Compare(key(right), key(left)));

    public static bool SequenceEqual<T>(this IReadOnlyList<T> left, IReadOnlyList<T> right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    public static List<T> Reversed<T>(this IEnumerable<T> source)
    {
        var result = new List<T>(source);
        result.Reverse();
        return result;
    }

    /// <summary>By insertion: stable, and the lists here are short.</summary>
    private static List<T> Sort<T>(IEnumerable<T> source, Comparison<T> comparison)
    {
        var result = new List<T>();
        foreach (var item in source)
        {
            var place = result.Count;
            while (place > 0 && comparison(result[place - 1], item) > 0)
            {
                place--;
            }

            result.Insert(place, item);
        }

        return result;
    }
}
