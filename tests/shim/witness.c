/* A witness between the program and the system, loaded before libc (LD_PRELOAD). It writes down, in their
 * order, the writes and syncs of the data file and its log and what goes over sockets, and it lets writes
 * and syncs fail when it is told to.
 *
 * WITNESS_DATA   the data file; its log is the file with "-wal" after the name
 * WITNESS_LOG    where to write down what happens, a line each:
 *                  W FILE OFFSET LENGTH COMMIT MARK...   a write returned (FILE: data, log, near)
 *                  B FILE                                a sync begins
 *                  S FILE RESULT                         a sync returned
 *                  R FD MARK...                          a request was read
 *                  A FD STATUS                           an answer is about to be sent
 *                COMMIT is 1 for the head of a frame of the log that ends a transaction. A MARK is any text of
 *                the form mark-1a2b3c4d in the bytes, by which a test finds its own saves again.
 * WITNESS_ORDERS five numbers of 32 bits, read anew at every call:
 *                  generation   a new one starts the count of what was let through again
 *                  where        1 data, 2 log, 4 whatever else lies in the folder of the data file
 *                  what         0 nothing, 1 writes fail (EIO), 2 writes past the end fail (ENOSPC), 3 syncs fail (EIO)
 *                  skip         how many are let through first
 *                  times        how many fail then; 0 for all
 *
 * "near" is any regular file in the folder of the data file or below it, the two themselves apart.
 */
#define _GNU_SOURCE
#include <ctype.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum place { NONE = 0, DATA = 1, LOG = 2, NEAR = 4, SOCKET = 8 };
enum what { NOTHING, WRITES, GROWTH, SYNCS };
struct orders { _Atomic int32_t generation, where, what, skip, times; };

static char data[PATH_MAX], folder[PATH_MAX];
static int record = -1;
static struct orders *orders;
static atomic_int seen_generation, seen;

static void say(const char *line, size_t length) {
    if (record >= 0) syscall(SYS_write, record, line, length);
}

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("WITNESS_DATA"), *to = getenv("WITNESS_LOG"), *control = getenv("WITNESS_ORDERS");
    if (!path) return;
    snprintf(data, sizeof data, "%s", path);
    snprintf(folder, sizeof folder, "%s", path);
    char *slash = strrchr(folder, '/');
    if (slash) slash[1] = 0;
    if (to) record = open(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    int fd = control ? open(control, O_RDONLY | O_CLOEXEC) : -1;
    if (fd >= 0) {
        void *map = mmap(NULL, sizeof *orders, PROT_READ, MAP_SHARED, fd, 0);
        if (map != MAP_FAILED) orders = map;
        close(fd);
    }
}

static enum place place_of(int fd) {
    if (!data[0] || fd < 0 || fd == record) return NONE;
    char link[40], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return NONE;
    path[length] = 0;
    if (!strncmp(path, "socket:", 7)) return SOCKET;
    size_t whole = strlen(data);
    if (!strncmp(path, data, whole)) {
        if (!path[whole]) return DATA;
        if (!strcmp(path + whole, "-wal")) return LOG;
    }
    return strncmp(path, folder, strlen(folder)) ? NONE : NEAR;
}

static const char *called(enum place place) {
    return place == DATA ? "data" : place == LOG ? "log" : "near";
}

/* Whether a call of this kind on this file is to fail now. */
static int fails(enum place place, enum what kind) {
    if (!orders || orders->what != (int)kind || !(orders->where & place)) return 0;
    int generation = orders->generation;
    if (atomic_exchange(&seen_generation, generation) != generation) atomic_store(&seen, 0);
    int n = atomic_fetch_add(&seen, 1);
    return n >= orders->skip && (orders->times == 0 || n < orders->skip + orders->times);
}

/* Whether a write is to fail; the error is set then. */
static int refuses(int fd, enum place place, off_t offset, size_t length) {
    struct stat stat;
    if (!(place & (DATA | LOG | NEAR))) return 0;
    if (fails(place, WRITES)) return errno = EIO, 1;
    if (fstat(fd, &stat) == 0 && offset + (off_t)length > stat.st_size && fails(place, GROWTH)) return errno = ENOSPC, 1;
    return 0;
}

/* Adds every mark of the bytes to a line. */
static size_t add_marks(char *line, size_t used, size_t room, const void *bytes, size_t length) {
    const char *at = bytes, *end = at + length;
    while ((at = memmem(at, end - at, "mark-", 5)) && end - at >= 13 && room - used > 16) {
        /* A mark may be cut off at the end of a page, with anything after it. */
        int digits = 0;
        while (digits < 8 && isxdigit((unsigned char)at[5 + digits])) digits++;
        if (digits == 8) used += snprintf(line + used, room - used, " %.13s", at);
        at += 5;
    }
    return used;
}

static void wrote(enum place place, off_t offset, const void *bytes, size_t length) {
    if (record < 0 || !(place & (DATA | LOG | NEAR))) return;
    char line[4000];
    const unsigned char *head = bytes;
    int commits = place == LOG && length == 24 && (head[4] | head[5] | head[6] | head[7]);
    size_t used = snprintf(line, sizeof line, "W %s %lld %zu %d", called(place), (long long)offset, length, commits);
    used = add_marks(line, used, sizeof line - 1, bytes, length);
    line[used++] = '\n';
    say(line, used);
}

static void answers(int fd, const void *bytes, size_t length) {
    char line[60];
    if (record < 0 || length < 12 || memcmp(bytes, "HTTP/1.1 ", 9)) return;
    say(line, snprintf(line, sizeof line, "A %d %.3s\n", fd, (const char *)bytes + 9));
}

static void was_read(int fd, const void *bytes, ssize_t length) {
    char line[4000];
    if (record < 0 || length <= 0) return;
    size_t head = snprintf(line, sizeof line, "R %d", fd);
    size_t used = add_marks(line, head, sizeof line - 1, bytes, length);
    if (used == head) return;
    line[used++] = '\n';
    say(line, used);
}

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *bytes, size_t length) {
    REAL(write);
    enum place place = place_of(fd);
    if (place == SOCKET) answers(fd, bytes, length);
    off_t offset = place & (DATA | LOG | NEAR) ? lseek(fd, 0, SEEK_CUR) : 0;
    if (refuses(fd, place, offset, length)) return -1;
    ssize_t done = real(fd, bytes, length);
    if (done > 0) wrote(place, offset, bytes, done);
    return done;
}

#define POSITIONED(name, offset_type) \
    ssize_t name(int fd, const void *bytes, size_t length, offset_type offset) { \
        REAL(name); \
        enum place place = place_of(fd); \
        if (refuses(fd, place, offset, length)) return -1; \
        ssize_t done = real(fd, bytes, length, offset); \
        if (done > 0) wrote(place, offset, bytes, done); \
        return done; \
    }
POSITIONED(pwrite, off_t)
POSITIONED(pwrite64, off64_t)

/* Of these the program makes use for sockets only. */
ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL(writev);
    if (place_of(fd) == SOCKET && count > 0) answers(fd, parts[0].iov_base, parts[0].iov_len);
    return real(fd, parts, count);
}

ssize_t send(int fd, const void *bytes, size_t length, int flags) {
    REAL(send);
    answers(fd, bytes, length);
    return real(fd, bytes, length, flags);
}

ssize_t sendto(int fd, const void *bytes, size_t length, int flags, __CONST_SOCKADDR_ARG to, socklen_t size) {
    REAL(sendto);
    answers(fd, bytes, length);
    return real(fd, bytes, length, flags, to, size);
}

ssize_t sendmsg(int fd, const struct msghdr *message, int flags) {
    REAL(sendmsg);
    if (message->msg_iovlen > 0) answers(fd, message->msg_iov[0].iov_base, message->msg_iov[0].iov_len);
    return real(fd, message, flags);
}

ssize_t read(int fd, void *bytes, size_t length) {
    REAL(read);
    ssize_t done = real(fd, bytes, length);
    if (done > 0 && place_of(fd) == SOCKET) was_read(fd, bytes, done);
    return done;
}

ssize_t recv(int fd, void *bytes, size_t length, int flags) {
    REAL(recv);
    ssize_t done = real(fd, bytes, length, flags);
    was_read(fd, bytes, done);
    return done;
}

ssize_t recvfrom(int fd, void *bytes, size_t length, int flags, __SOCKADDR_ARG from, socklen_t *size) {
    REAL(recvfrom);
    ssize_t done = real(fd, bytes, length, flags, from, size);
    was_read(fd, bytes, done);
    return done;
}

#define SYNC(name) \
    int name(int fd) { \
        REAL(name); \
        enum place place = place_of(fd); \
        if (!(place & (DATA | LOG | NEAR))) return real(fd); \
        char line[60]; \
        say(line, snprintf(line, sizeof line, "B %s\n", called(place))); \
        int done = fails(place, SYNCS) ? (errno = EIO, -1) : real(fd); \
        int error = errno; \
        say(line, snprintf(line, sizeof line, "S %s %d\n", called(place), done)); \
        errno = error; \
        return done; \
    }
SYNC(fsync)
SYNC(fdatasync)

/* The copying of whole files inside the system. */
ssize_t copy_file_range(int from, off64_t *from_offset, int to, off64_t *to_offset, size_t length, unsigned flags) {
    REAL(copy_file_range);
    enum place place = place_of(to);
    if ((place & (DATA | LOG | NEAR)) && fails(place, WRITES)) return errno = EIO, -1;
    if ((place & (DATA | LOG | NEAR)) && fails(place, GROWTH)) return errno = ENOSPC, -1;
    return real(from, from_offset, to, to_offset, length, flags);
}
