/* libjpeg-turbo as its documentation has it used. An error ends the process, as libjpeg's default does: this is a bench. */
#include <stdio.h>
#include <stdlib.h>
#include <jpeglib.h>

static void start(struct jpeg_decompress_struct *d, struct jpeg_error_mgr *e, const unsigned char *data, unsigned long length) {
  d->err = jpeg_std_error(e);
  jpeg_create_decompress(d);
  jpeg_mem_src(d, data, length);
  jpeg_read_header(d, TRUE);
}

void turbo_pixels(const unsigned char *data, unsigned long length, unsigned char *out, int denominator) {
  struct jpeg_decompress_struct d;
  struct jpeg_error_mgr e;
  start(&d, &e, data, length);
  d.scale_num = 1;
  d.scale_denom = denominator;
  jpeg_start_decompress(&d);
  while (d.output_scanline < d.output_height) {
    JSAMPROW row = out + (size_t)d.output_scanline * d.output_width * 3;
    jpeg_read_scanlines(&d, &row, 1);
  }
  jpeg_finish_decompress(&d);
  jpeg_destroy_decompress(&d);
}

/* 4:2:0 only. The planes are padded to whole units of 16 by 16 pixels. */
void turbo_planes(const unsigned char *data, unsigned long length, unsigned char *y, unsigned char *cb, unsigned char *cr, unsigned long stride) {
  struct jpeg_decompress_struct d;
  struct jpeg_error_mgr e;
  start(&d, &e, data, length);
  d.raw_data_out = TRUE;
  jpeg_start_decompress(&d);
  while (d.output_scanline < d.output_height) {
    JSAMPROW luma[16], blue[8], red[8];
    JSAMPARRAY planes[3] = {luma, blue, red};
    for (int i = 0; i < 16; i++) luma[i] = y + (d.output_scanline + i) * stride;
    for (int i = 0; i < 8; i++) {
      blue[i] = cb + (d.output_scanline / 2 + i) * (stride / 2);
      red[i] = cr + (d.output_scanline / 2 + i) * (stride / 2);
    }
    jpeg_read_raw_data(&d, planes, 16);
  }
  jpeg_finish_decompress(&d);
  jpeg_destroy_decompress(&d);
}

/* Of pixels where `cb` is null, else of planes whose rows are whole blocks. The caller frees what is returned. */
unsigned char *turbo_encode(const unsigned char *y, const unsigned char *cb, const unsigned char *cr, int width, int height, int quality, int optimise, unsigned long *length) {
  struct jpeg_compress_struct c;
  struct jpeg_error_mgr e;
  unsigned char *out = NULL;
  c.err = jpeg_std_error(&e);
  jpeg_create_compress(&c);
  jpeg_mem_dest(&c, &out, length);
  c.image_width = width;
  c.image_height = height;
  c.input_components = 3;
  c.in_color_space = cb ? JCS_YCbCr : JCS_RGB;
  jpeg_set_defaults(&c);
  jpeg_set_quality(&c, quality, TRUE);
  c.optimize_coding = optimise;
  c.raw_data_in = cb != NULL;
  jpeg_start_compress(&c, TRUE);
  while (c.next_scanline < c.image_height) {
    if (!cb) {
      JSAMPROW row = (JSAMPROW)y + (size_t)c.next_scanline * width * 3;
      jpeg_write_scanlines(&c, &row, 1);
      continue;
    }
    JSAMPROW luma[16], blue[8], red[8];
    JSAMPARRAY planes[3] = {luma, blue, red};
    int top = c.next_scanline, half = (height + 1) / 2;
    for (int i = 0; i < 16; i++) luma[i] = (JSAMPROW)y + (size_t)(top + i < height ? top + i : height - 1) * width;
    for (int i = 0; i < 8; i++) {
      size_t row = top / 2 + i < half ? top / 2 + i : half - 1;
      blue[i] = (JSAMPROW)cb + row * (width / 2);
      red[i] = (JSAMPROW)cr + row * (width / 2);
    }
    jpeg_write_raw_data(&c, planes, 16);
  }
  jpeg_finish_compress(&c);
  jpeg_destroy_compress(&c);
  return out;
}
