#!/bin/busybox sh
# Answers with how many records the disk holds, and with the last of them as it lies there.
DISK=/dev/vda
last=$(cat /last)
all=$(dd if=$DISK bs=512 count="$last" 2>/dev/null | grep -ac '^FARSHORE1 ')
printf 'Content-Type: text/plain\r\n\r\nrecords=%s\n' "$all"
dd if=$DISK bs=512 skip=$((last - 1)) count=1 2>/dev/null
