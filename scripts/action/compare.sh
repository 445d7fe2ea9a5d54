#!/usr/bin/env bash
# Tells what changed in the architecture models since the commit SINCE: in the summary of the job and, where PULL_REQUEST is the number
# of a pull request of REPOSITORY, in a comment, which later runs write anew. GH_TOKEN may write comments.
set -euo pipefail

MARK='<!-- vitruve-architecture -->'
# Characters of a comment that GitHub takes, less some for the mark and the note below.
LONGEST=60000

[ -n "${SINCE:-}" ] || exit 0
page=$(mktemp)
trap 'rm -f "$page"' EXIT
{
  echo "$MARK"
  vitruve graph diff --markdown --locale "${LOCALE:-en}" -- "$SINCE"
} >"$page"
[ -z "${GITHUB_STEP_SUMMARY:-}" ] || cat "$page" >>"$GITHUB_STEP_SUMMARY"
[ -n "${PULL_REQUEST:-}" ] || exit 0

if [ "$(wc -c <"$page")" -gt $LONGEST ]; then
  cut=$(mktemp)
  # Whole lines only.
  head -c $LONGEST "$page" | sed '$d' >"$cut"
  printf '\n…\n' >>"$cut"
  mv "$cut" "$page"
fi
comments="repos/$REPOSITORY/issues/$PULL_REQUEST/comments"
known=$(gh api "$comments" --paginate --jq ".[] | select(.body | startswith(\"$MARK\")) | .id" | head -n 1)
if [ -n "$known" ]; then
  gh api --method PATCH "repos/$REPOSITORY/issues/comments/$known" --field "body=@$page" --silent
else
  gh api --method POST "$comments" --field "body=@$page" --silent
fi
